"use client";

import { Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { ImagePart } from "@/components/conversation/media-part";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { sourceOfUrl } from "@/lib/dialects/media";
import { FIELD_LOOK } from "../fields/field-frame";
import { GrowingArea } from "../fields/growing-area";
import { useTyping } from "../fields/use-typing";
import { useEditing } from "../session/context";
import { partProblem } from "../session/problems";
import type { NewPart } from "../session/session";
import { MediaInput } from "./media-input";
import { NewCallFields } from "./new-call-fields";

/** A part that the person adds to a message of the request. */
export function NewPartFields({ part, of }: { part: NewPart; of: string }) {
  const { store } = useEditing();
  const change = (made: Partial<NewPart>) => store.dispatch({ type: "change-part", id: part.id, change: made });
  const drop = () => store.dispatch({ type: "drop-part", id: part.id });
  const label = `new ${part.type === "call" ? "tool call" : part.type} of ${of}`;
  const problem = partProblem(part);
  if (part.type === "call") return <NewCallFields call={part} label={label} onChange={change} onRemove={drop} />;
  return (
    <section aria-label={label} data-changed className="relative min-w-0 space-y-1.5 border-l-2 border-added pr-7 pl-3">
      <p className="text-small font-medium text-added">new {part.type}</p>
      {part.type === "text" ? (
        <NewText text={part.text} label={label} onChange={(text) => change({ text })} />
      ) : (
        <>
          {problem === null && <ImagePart source={sourceOfUrl(part.url)} pointer={null} detail={null} />}
          <MediaInput
            url={part.url}
            label={`the ${label}`}
            problem={problem}
            focused={part.url === ""}
            onChange={(url) => change({ url })}
          />
          {problem !== null && <p className="text-small text-error">{problem}</p>}
        </>
      )}
      <IconButton label={`Remove the ${label}`} onClick={drop} className="absolute top-0 right-0 size-6">
        <Trash2 aria-hidden size={13} />
      </IconButton>
    </section>
  );
}

function NewText({ text, label, onChange }: { text: string; label: string; onChange: (text: string) => void }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(area, text, onChange);
  useEffect(() => {
    // Behind the menu, which gives the focus back to its button.
    const timer = setTimeout(() => area.current?.value === "" && area.current.focus(), 50);
    return () => clearTimeout(timer);
  }, []);
  return (
    <GrowingArea
      {...typing}
      field={area}
      aria-label={`Text of the ${label}`}
      className={cx(FIELD_LOOK, "max-w-[calc(72ch+12px)] text-prose")}
    />
  );
}
