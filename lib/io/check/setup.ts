import type { CheckConfig } from "../../lint/config";
import type { Facts } from "../../lint/finding";
import { filesOf, type Repository } from "../repository";

/** All that a check needs to know, as plain data: it may be sent to another thread. */
export type CheckSetup = {
  /** Absolute, resolved. */
  root: string;
  config: CheckConfig;
  repository: Repository | null;
  /** Test ids that exist, where a list was given. */
  tests: ReadonlySet<string> | null;
};

/** What rules may ask of the world: which files the work tree has, and which tests there are. */
export function factsOf({ repository, tests }: CheckSetup): Facts {
  return { testFileExists: repository && filesOf(repository), tests };
}
