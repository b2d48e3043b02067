/** More requests than this are not sent without a question. */
export const MANY_REQUESTS = 20;

/** How often a recording is asked again at most. */
export const MOST_TIMES = 20;
