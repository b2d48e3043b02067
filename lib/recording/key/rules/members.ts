import type { Place } from "../../../json/canonical";

/** Leaves a member out of the hashed body. */
export type MemberRule = { name: string; drops(key: string, object: Place, host: string): boolean };

/** Bedrock's hosts are asked with or without `stream_options`; only the body itself is looked at. */
export const bedrockStreamOptions: MemberRule = {
  name: "stream_options of Bedrock hosts",
  drops: (key, object, host) => key === "stream_options" && object.owner === null && host.includes("bedrock"),
};

/**
 * The tenant's `project_id` in `extra_body` and `extra_query`: of the body, and, by a quirk of the recorder's
 * recursion, of every object that is an item of a list, at any depth. An emptied object stays.
 */
export const projectId: MemberRule = {
  name: "project_id of extra_body and extra_query",
  drops: (key, object) =>
    key === "project_id" &&
    (object.key === "extra_body" || object.key === "extra_query") &&
    object.owner !== null &&
    object.owner.key === null,
};
