"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { suggestedFolder } from "@/lib/create/address";
import { CALLS, type Call } from "@/lib/create/calls";
import type { CreateDraft, DraftProblem } from "@/lib/create/draft";
import { draftOfCurl } from "@/lib/create/from-curl";
import { templates } from "@/lib/create/templates";
import { Field } from "./field";
import type { Typed } from "./use-draft";

const CONTROL =
  "block min-h-7 w-full rounded-md border bg-canvas px-2 py-1 font-mono text-code aria-invalid:border-error";

const CALL_NAMES: Record<Call, string> = {
  inference: "Through an SDK",
  http: "Raw HTTP",
  tool: "A tool of the stack",
};

/** What a new recording is made of. */
export function DraftForm({
  typed,
  onChange,
  folders,
  problems,
}: {
  typed: Typed;
  onChange: (typed: Typed) => void;
  /** Folders that hold recordings already. */
  folders: readonly string[];
  problems: readonly DraftProblem[];
}) {
  const { draft, template, ownFolder } = typed;
  const change = (more: Partial<CreateDraft>) => onChange({ ...typed, draft: { ...draft, ...more } });
  const problemOf = (field: keyof CreateDraft) => problems.find((problem) => problem.field === field);
  const begin = (id: string) => {
    const found = templates.find((each) => each.id === id);
    if (!found) return;
    const { call, url, body, answer, status } = found;
    onChange({ ...typed, template: id, draft: { ...draft, call, url, body, answer, status } });
  };
  return (
    <form className="space-y-3" onSubmit={(event) => event.preventDefault()}>
      <Field label="Begin with" problem={undefined} hint="Replaces the call, the request and the answer below.">
        {(control) => (
          <select {...control} value={template} onChange={(event) => begin(event.target.value)} className={CONTROL}>
            {templates.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <CurlBox onRead={(read) => change(read)} />
      <Field
        label="Test id"
        problem={problemOf("testId")}
        hint="path/to/test_file.py::test_name[parameters]; empty for none."
      >
        {(control) => (
          <input
            {...control}
            value={draft.testId}
            spellCheck={false}
            onChange={({ target: { value } }) =>
              change({ testId: value, ...(ownFolder ? {} : { folder: suggestedFolder(value, folders) }) })
            }
            className={CONTROL}
          />
        )}
      </Field>
      <Field
        label="Folder"
        problem={problemOf("folder")}
        hint="Where the recorder looks: the folder “recordings” beside the test’s file."
      >
        {(control) => (
          <>
            <input
              {...control}
              list="create-folders"
              value={draft.folder}
              spellCheck={false}
              onChange={({ target: { value } }) =>
                onChange({ ...typed, ownFolder: true, draft: { ...draft, folder: value } })
              }
              className={CONTROL}
            />
            <datalist id="create-folders">
              {folders.map((folder) => (
                <option key={folder} value={folder} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-[11rem_1fr_5rem]">
        <Field label="Call" problem={problemOf("call")}>
          {(control) => (
            <select
              {...control}
              value={draft.call}
              onChange={({ target: { value } }) => change({ call: CALLS.find((call) => call === value) })}
              className={CONTROL}
            >
              {CALLS.map((call) => (
                <option key={call} value={call}>
                  {CALL_NAMES[call]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={draft.call === "tool" ? "Tool" : "Recorded address"} problem={problemOf("url")}>
          {(control) => (
            <input
              {...control}
              value={draft.url}
              spellCheck={false}
              onChange={({ target: { value } }) => change({ url: value })}
              className={CONTROL}
            />
          )}
        </Field>
        <Field label="Status" problem={problemOf("status")}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={100}
              max={599}
              value={draft.status}
              onChange={({ target: { valueAsNumber } }) => change({ status: valueAsNumber || 0 })}
              className={CONTROL}
            />
          )}
        </Field>
      </div>
      <Field label="Request (JSON)" problem={problemOf("body")}>
        {(control) => (
          <textarea
            {...control}
            rows={10}
            value={draft.body}
            spellCheck={false}
            onChange={({ target: { value } }) => change({ body: value })}
            className={CONTROL}
          />
        )}
      </Field>
      <Field
        label="Answer (JSON, or the lines of a stream)"
        problem={problemOf("answer")}
        hint="A stream’s chunks may also be a JSON list."
      >
        {(control) => (
          <textarea
            {...control}
            rows={14}
            value={draft.answer}
            spellCheck={false}
            onChange={({ target: { value } }) => change({ answer: value })}
            className={CONTROL}
          />
        )}
      </Field>
    </form>
  );
}

function CurlBox({ onRead }: { onRead: (read: Pick<CreateDraft, "call" | "url" | "body">) => void }) {
  const [command, setCommand] = useState("");
  const [problem, setProblem] = useState<DraftProblem>();
  const read = () => {
    const found = draftOfCurl(command);
    if (found.ok) {
      setProblem(undefined);
      setCommand("");
      return onRead(found.draft);
    }
    const message = found.message.replace(/\.$/, "");
    setProblem({ field: "body", message, line: null, column: null, hint: found.hint });
  };
  return (
    <details className="rounded-md border px-3 py-1.5">
      <summary className="cursor-default text-ink-muted">Paste a curl command</summary>
      <div className="space-y-2 pt-2">
        <Field label="Command" problem={problem} hint="Its address and body are taken; headers are not recorded.">
          {(control) => (
            <textarea
              {...control}
              rows={4}
              value={command}
              spellCheck={false}
              onChange={(event) => setCommand(event.target.value)}
              className={CONTROL}
            />
          )}
        </Field>
        <Button onClick={read} disabled={command.trim() === ""}>
          Fill the fields below
        </Button>
      </div>
    </details>
  );
}
