"use client";

import { type ReactNode, useId } from "react";
import { FilePart, ImagePart } from "@/components/conversation/media-part";
import type { PartView } from "@/components/conversation/rows";
import { sourceOfUrl } from "@/lib/dialects/media";
import { FieldFrame } from "../fields/field-frame";
import { useEditing, useSession } from "../session/context";
import { field } from "../session/fields";
import { problemOf } from "../session/problems";
import { MediaInput } from "./media-input";

/** An image or a file of the request, and another one in its place. */
export function RequestMedia({
  message,
  part,
  view,
  of,
  tools,
}: {
  message: number;
  part: number;
  view: Extract<PartView, { type: "image" | "file" }>;
  of: string;
  tools: ReactNode;
}) {
  const { fields, store } = useEditing();
  const name = field.requestMedia(message, part);
  const typed = useSession(({ values }) => values[name]);
  const was = fields.get(name) ?? "";
  const id = useId();
  const label = `the ${view.type} ${of}`;
  const problem = typed ? problemOf(name, typed.now) : null;
  const isNew = typed && problem === null;
  const shown = isNew
    ? { source: sourceOfUrl(typed.now), pointer: null }
    : { source: view.source, pointer: view.pointer };
  return (
    <FieldFrame
      id={id}
      short={view.type}
      label={label}
      changed={typed !== undefined}
      onRevert={() => store.dispatch({ type: "revert", field: name })}
      problem={problem}
      tools={tools}
    >
      <div className="space-y-1 pl-1.5">
        {view.type === "file" ? (
          <FilePart {...shown} name={view.name} />
        ) : (
          <ImagePart {...shown} detail={view.detail} />
        )}
        <MediaInput
          url={typed?.now ?? was}
          label={label}
          problem={problem}
          focused={!typed}
          onChange={(url) => store.dispatch({ type: "type", field: name, was, now: url })}
        />
      </div>
    </FieldFrame>
  );
}
