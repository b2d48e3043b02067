"use client";

import { ExternalLink, File, ImageOff } from "lucide-react";
import type { ReactNode } from "react";
import { visibleText } from "@/lib/format/visible";
import type { MediaSource } from "@/lib/recording/message";
import { IMAGE_HEAD, imageTypeOf } from "./image-type";
import { isWebAddress } from "./markdown-safety";
import { useReading } from "./reading-context";

type Props = { source: MediaSource; pointer: string | null };

/** An image: inline data is shown, anything that would need a request is named and opened only on a click. */
export function ImagePart({ source, pointer, detail }: Props & { detail: string | null }) {
  const { path } = useReading();
  const note = detail ? ` · detail ${detail}` : "";
  if (source.type !== "inline") return <Outside source={source} note={`remote image, not loaded${note}`} />;
  const type = imageTypeOf(source.data);
  if (type === null) {
    return (
      <Chip icon={<ImageOff aria-hidden size={14} />}>
        Not shown: the data is no PNG, JPEG, GIF or WebP image (called {visibleText(source.mediaType)})
      </Chip>
    );
  }
  const here = source.data.length > IMAGE_HEAD ? `data:${type};base64,${source.data}` : null;
  const address =
    path !== null && pointer !== null ? `/api/conversation/image?${new URLSearchParams({ path, pointer })}` : here;
  if (address === null)
    return <Chip icon={<ImageOff aria-hidden size={14} />}>{type}: open the recording to see it</Chip>;
  return (
    <figure>
      <img
        src={address}
        alt={`Recorded, ${type}`}
        loading="lazy"
        className="max-h-80 min-h-6 max-w-full rounded-md border bg-surface object-contain"
      />
      <figcaption className="mt-1 text-small text-ink-faint">
        {type}
        {note}
      </figcaption>
    </figure>
  );
}

export function FilePart({ source, name }: Props & { name: string | null }) {
  const title = name ? `file ${visibleText(name)}` : "file";
  if (source.type !== "inline") return <Outside source={source} note={title} />;
  return (
    <Chip icon={<File aria-hidden size={14} />}>
      {title} · {visibleText(source.mediaType)}
    </Chip>
  );
}

function Outside({ source, note }: { source: Exclude<MediaSource, { type: "inline" }>; note: string }) {
  const address = source.type === "url" ? source.url : source.id;
  return (
    <Chip icon={<ImageOff aria-hidden size={14} />}>
      <span className="text-ink-faint">{note}</span>{" "}
      <span className="font-mono text-code break-all">{visibleText(address)}</span>{" "}
      {source.type === "url" && isWebAddress(address) && (
        <a
          href={address}
          target="_blank"
          rel="noreferrer noopener"
          className="inline-flex items-center gap-1 whitespace-nowrap text-accent hover:underline"
        >
          Open in a new tab <ExternalLink aria-hidden size={12} />
        </a>
      )}
    </Chip>
  );
}

function Chip({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="recorded flex max-w-[72ch] items-start gap-2 rounded-md border px-2 py-1 text-ink-muted">
      <span className="mt-[3px] shrink-0">{icon}</span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
