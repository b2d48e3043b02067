import { z } from "zod";
import { float, marks, since, typedSince } from "../marks";
import { actions, computerAction } from "./computer";
import { inputContent, messageContent, reasoningText, summaryText } from "./content";
import { members, oneOf, oneOfOrRaw, tagged } from "./members";
import { applyPatchOperation, localShellAction, shellAction, shellEnvironment, shellOutput } from "./shell";
import { tools } from "./tools";

const caller = typedSince("2.45.0", oneOf(tagged("direct", "type"), tagged("program", "caller_id type")));
const createdBy = since("2.30.0");
const asynchronous = z.unknown().register(marks, { since: "3.8.0", wire: "async" });

const message = tagged("message", "id content role status type phase", {
  content: messageContent,
  phase: since("2.24.0"),
});

const reasoning = tagged("reasoning", "id summary type content encrypted_content status", {
  summary: z.array(summaryText),
  content: z.array(reasoningText),
});

const functionCall = tagged("function_call", "arguments call_id name type id async_ caller namespace status", {
  async_: asynchronous,
  caller,
  namespace: since("2.25.0"),
});

const functionOutput = tagged(
  "function_call_output",
  "id call_id output status type caller created_by name namespace",
  { output: inputContent, caller, created_by: createdBy, name: since("2.53.0"), namespace: since("2.53.0") },
);

const customCall = tagged("custom_tool_call", "call_id input name type id async_ caller namespace", {
  async_: asynchronous,
  caller,
  namespace: since("2.25.0"),
});

const customOutput = tagged("custom_tool_call_output", "call_id output type id caller status created_by", {
  output: inputContent,
  caller,
  status: createdBy,
  created_by: createdBy,
});

const fileSearch = tagged("file_search_call", "id queries status type results", {
  results: z.array(
    members("attributes file_id filename score text", { attributes: z.record(z.string(), float), score: float }),
  ),
});

const webSearch = tagged("web_search_call", "id action status type", {
  action: oneOf(
    tagged("search", "type queries query sources", {
      queries: since("2.16.0"),
      sources: z.array(tagged("url", "type url")),
    }),
    tagged("open_page", "type url"),
    tagged("find_in_page", "pattern type url"),
  ),
});

const safetyCheck = members("id code message");

const computerCall = tagged("computer_call", "id call_id pending_safety_checks status type action actions", {
  pending_safety_checks: z.array(safetyCheck),
  action: computerAction,
  actions,
});

const computerOutput = tagged(
  "computer_call_output",
  "id call_id output status type acknowledged_safety_checks created_by",
  {
    output: tagged("computer_screenshot", "type file_id image_url"),
    acknowledged_safety_checks: z.array(safetyCheck),
    created_by: createdBy,
  },
);

const codeInterpreter = tagged("code_interpreter_call", "id code container_id outputs status type", {
  outputs: z.array(oneOf(tagged("logs", "logs type"), tagged("image", "type url"))),
});

const image = since("3.10.0");
const imageGeneration = tagged(
  "image_generation_call",
  "id result status type action background output_format quality revised_prompt size",
  { action: image, background: image, output_format: image, quality: image, revised_prompt: image, size: image },
);

const localShell = tagged("local_shell_call", "id action call_id status type", { action: localShellAction });
const localShellOutput = tagged("local_shell_call_output", "id output type status");

const shell = tagged("shell_call", "id action call_id environment status type caller created_by", {
  action: shellAction,
  environment: typedSince("2.21.0", shellEnvironment),
  caller,
});
const shellResult = tagged("shell_call_output", "id call_id max_output_length output status type caller created_by", {
  output: z.array(shellOutput),
  status: since("2.17.0"),
  caller,
});

const applyPatch = tagged("apply_patch_call", "id call_id operation status type caller created_by", {
  operation: applyPatchOperation,
  caller,
});
const applyPatchOutput = tagged("apply_patch_call_output", "id call_id status type caller created_by output", {
  caller,
});

const mcpError = oneOfOrRaw(
  tagged("mcp_protocol_error", "code message type"),
  tagged("mcp_tool_execution_error", "content type"),
  tagged("http_error", "code message type"),
);
const mcpCall = tagged("mcp_call", "id arguments name server_label type approval_request_id error output status", {
  error: mcpError,
});
const mcpTools = tagged("mcp_list_tools", "id server_label tools type error", {
  tools: z.array(members("input_schema name annotations description")),
});
const mcpRequest = tagged("mcp_approval_request", "id arguments name server_label type");
const mcpResponse = tagged("mcp_approval_response", "id approval_request_id approve type reason");

const program = tagged("program", "id call_id code fingerprint type");
const programOutput = tagged("program_output", "id call_id result status type");
const toolSearch = tagged("tool_search_call", "id arguments call_id execution status type created_by");
const toolSearchOutput = tagged("tool_search_output", "id call_id execution status tools type created_by", { tools });
const additionalTools = tagged("additional_tools", "id role tools type", { tools });
const compaction = tagged("compaction", "id encrypted_content type created_by");

/** An item of a response's output. */
export const outputItem = oneOf(
  message,
  fileSearch,
  functionCall,
  functionOutput,
  webSearch,
  computerCall,
  computerOutput,
  reasoning,
  program,
  programOutput,
  toolSearch,
  toolSearchOutput,
  additionalTools,
  compaction,
  imageGeneration,
  codeInterpreter,
  localShell,
  localShellOutput,
  shell,
  shellResult,
  applyPatch,
  applyPatchOutput,
  mcpCall,
  mcpTools,
  mcpRequest,
  mcpResponse,
  customCall,
  customOutput,
);
