import { type Outcome, refuse } from "../../change/refusal";
import { readConfig } from "../config";
import type { Access } from "./askable";

/** What a root's configuration and this process's environment say of providers. */
export function accessOf(root: string): Outcome<{ access: Access }> {
  const read = readConfig(root);
  if (!read.ok) return refuse("invalid", null, read.message, "Mend the configuration, and try again.");
  const { providers, diff } = read.config;
  return { ok: true, access: { providers, diff, env: process.env } };
}
