import { members, oneOf, tagged } from "./members";

/** Commands, what they printed, and changes of files. */
export const localShellAction = tagged("exec", "command env type timeout_ms user working_directory");

export const shellAction = members("commands max_output_length timeout_ms");

export const shellEnvironment = oneOf(tagged("local", "type"), tagged("container_reference", "container_id type"));

const outcome = oneOf(tagged("timeout", "type"), tagged("exit", "exit_code type"));

export const shellOutput = members("outcome stderr stdout created_by", { outcome });

export const applyPatchOperation = oneOf(
  tagged("create_file", "diff path type"),
  tagged("delete_file", "path type"),
  tagged("update_file", "diff path type"),
);
