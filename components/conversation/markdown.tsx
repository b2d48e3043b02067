"use client";

import { Image } from "lucide-react";
import Markdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { isWebAddress, rehypeInert, safeSchema } from "./markdown-safety";

const components: Components = {
  a: ({ href, children }) =>
    href && isWebAddress(href) ? (
      <a
        href={href}
        target="_blank"
        rel="noreferrer noopener"
        className="text-accent underline decoration-line-strong underline-offset-2 hover:decoration-current"
      >
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  span: ({ className, children }) =>
    className === "image-chip" ? (
      <span className="inline-flex max-w-full items-baseline gap-1.5 rounded-sm border bg-surface px-1.5 text-code text-ink-muted">
        <Image aria-label="Image, not loaded:" role="img" size={12} className="shrink-0 translate-y-0.5" />
        <span className="min-w-0 break-all">{children}</span>
      </span>
    ) : (
      <span>{children}</span>
    ),
  table: ({ children }) => (
    // A wide table scrolls by itself, also from the keyboard.
    <div tabIndex={0} className="my-2 max-w-full overflow-x-auto first:mt-0 last:mb-0">
      <table className="border-collapse text-ui">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="border px-2 py-1 text-left font-semibold">{children}</th>,
  td: ({ children }) => <td className="border px-2 py-1 align-top">{children}</td>,
  pre: ({ children }) => (
    <pre
      tabIndex={0}
      className="my-2 overflow-x-auto rounded-md border bg-surface px-3 py-2 font-mono text-code first:mt-0 last:mb-0 [&_code]:bg-transparent [&_code]:p-0"
    >
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="rounded-sm bg-surface px-1 py-px font-mono text-code">{children}</code>,
  p: ({ children }) => <p className="my-2 whitespace-pre-line first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc space-y-0.5 pl-5 first:mt-0 last:mb-0">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="my-2 list-decimal space-y-0.5 pl-6 first:mt-0 last:mb-0">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="my-2 border-l-2 pl-3 text-ink-muted first:mt-0 last:mb-0">{children}</blockquote>
  ),
  hr: () => <hr className="my-3" />,
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  input: ({ checked }) => (
    <input
      type="checkbox"
      checked={checked === true}
      readOnly
      disabled
      aria-label={checked ? "Done" : "Not done"}
      className="mr-1.5 align-middle"
    />
  ),
};

/** A recorded heading is text of a message, not a heading of the page. */
function Heading({ children }: { children?: React.ReactNode }) {
  return <p className="mt-3 mb-1 font-semibold first:mt-0 last:mb-0">{children}</p>;
}

/** Recorded markdown. Raw HTML stays text, nothing is loaded from anywhere, and only web addresses are links. */
export function RecordedMarkdown({ text }: { text: string }) {
  return (
    <Markdown
      remarkPlugins={[remarkGfm]}
      rehypePlugins={[rehypeInert, [rehypeSanitize, safeSchema]]}
      urlTransform={(url) => url}
      components={components}
    >
      {text}
    </Markdown>
  );
}
