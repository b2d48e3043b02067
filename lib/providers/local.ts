import type { Provider } from "./provider";

/** What never was a call over the network. */
export const local: Provider = {
  id: "local",
  label: "Local code",
  matches: ({ kind }) => kind !== "inference" && kind !== "http",
  defaults: () => null,
  objection: ({ kind }) =>
    kind === "file_processor"
      ? "The file was read by local code on the machine that recorded it; there is nobody to ask."
      : "The recording keeps no address, so that there is nobody to ask.",
  requestOf: () => ({ ok: false, reason: "there is nobody to ask" }),
  parse: () => ({ ok: false, message: "there is nobody to ask" }),
};
