import type { Fields, Value } from "../values";
import type { Call } from "./chat";

/** The messages of OpenAI-style requests. */
export const system = (content: string): Fields => ({ role: "system", content });
export const user = (content: string | Value[]): Fields => ({ role: "user", content });
export const assistant = (content: string): Fields => ({ role: "assistant", content });
export const textPart = (text: string): Fields => ({ type: "text", text });

export function assistantCalls(calls: readonly Call[], content = ""): Fields {
  return {
    role: "assistant",
    content,
    tool_calls: calls.map((call, index) => ({
      index,
      id: call.id,
      type: "function",
      function: { name: call.name, arguments: call.arguments },
    })),
  };
}

export function toolResult(call: Call, content: string | Value[]): Fields {
  return { role: "tool", tool_call_id: call.id, content };
}

type Property = { type: string; description?: string; enum?: string[] };

/** A tool definition as OpenAI-style requests carry it; all parameters are required. */
export function tool(name: string, description: string, properties: Record<string, Property>): Fields {
  return { type: "function", function: { name, description, parameters: schemaOf(properties) } };
}

export function schemaOf(properties: Record<string, Property>): Fields {
  return { type: "object", properties: propertiesOf(properties), required: Object.keys(properties) };
}

function propertiesOf(properties: Record<string, Property>): Fields {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, description, enum: values }]) => [
      name,
      { type, ...(description ? { description } : {}), ...(values ? { enum: [...values] } : {}) },
    ]),
  );
}
