/** The configuration's file, at the root of the recordings; it is none of them. */
export const CONFIG_NAME = "tapedeck.config.json";
