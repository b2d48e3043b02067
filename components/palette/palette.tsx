"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { useRef, useState } from "react";
import { paletteKeys } from "@/components/shell/held-keys";
import { formatKeys } from "@/components/shell/key-names";
import { useMac } from "@/components/shell/use-media";
import { Kbd } from "@/components/ui/kbd";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { visibleText } from "@/lib/format/visible";
import { emptyQuery, emptyState, recordingHref, tableHref } from "@/lib/url-state/list-state";
import { type PaletteCommand, usePaletteCommands } from "./use-commands";
import { type Finds, useFinds } from "./use-finds";

/** Finds tests and recordings by words or key prefixes, and runs what the page can do. */
export function Palette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const content = useRef<HTMLDivElement>(null);
  const focus = useFocusReturn(content);
  const begin = (event: Event) => {
    focus.onOpenAutoFocus(event);
    void paletteKeys.release(() => document.activeElement ?? document.body);
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(0_0_0/0.4)]" />
        <Radix.Content
          aria-describedby={undefined}
          ref={content}
          onOpenAutoFocus={begin}
          onCloseAutoFocus={focus.onCloseAutoFocus}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(640px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-md border bg-raised shadow-float"
        >
          <Radix.Title className="sr-only">Find anything, run a command</Radix.Title>
          <PaletteBody onDone={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteBody({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const words = text.trim();
  const finds = useFinds(words);
  const commands = usePaletteCommands().filter((command) => matches(command, words));
  const list = useRef<HTMLDivElement>(null);
  const go = (href: string) => {
    onDone();
    router.push(href);
  };
  const run = (command: PaletteCommand) => {
    onDone();
    // The dialog gives the focus back first: a command may want to move it.
    setTimeout(command.run);
  };
  const items = [
    ...commands.map(({ id }) => id),
    ...finds.tests.map(({ testId }) => `test ${testId}`),
    ...finds.recordings.map(({ path }) => `recording ${path}`),
  ];
  const first = items[0] ?? "list";
  const [chosen, setChosen] = useState({ value: first, under: first });
  const none = commands.length === 0 && finds.recordings.length === 0;

  return (
    <Command
      label="Find anything, run a command"
      shouldFilter={false}
      loop
      vimBindings={false}
      value={chosen.under === first ? chosen.value : first}
      onValueChange={(value) => setChosen({ value, under: first })}
    >
      <Command.Input
        value={text}
        onValueChange={(value) => {
          setText(value);
          list.current?.scrollTo(0, 0);
        }}
        placeholder="Tests, recordings, keys, commands"
        className="h-11 w-full border-b bg-transparent px-4 outline-none placeholder:text-ink-faint"
      />
      <Command.List ref={list} className="max-h-[56vh] overflow-y-auto p-1">
        {commands.length > 0 && (
          <Group heading="Commands">
            {commands.map((command) => (
              <Item key={command.id} value={command.id} onSelect={() => run(command)}>
                <span className="truncate">{command.label}</span>
                {command.keys && <Keys keys={command.keys} />}
              </Item>
            ))}
          </Group>
        )}
        <FindGroups finds={finds} go={go} />
        {words !== "" && (
          <Group heading="List">
            <Item
              value="list"
              onSelect={() => go(tableHref({ ...emptyState, query: { ...emptyQuery, search: words } }))}
            >
              <span className="recorded truncate">List all that matches “{visibleText(words)}”</span>
            </Item>
          </Group>
        )}
        {none && finds.settled && words !== "" && (
          <p role="status" className="px-3 py-2 text-ink-muted">
            {finds.failure ?? "No test, recording or command matches."}
          </p>
        )}
      </Command.List>
    </Command>
  );
}

function FindGroups({ finds, go }: { finds: Finds; go: (href: string) => void }) {
  return (
    <>
      {finds.tests.length > 0 && (
        <Group heading="Tests">
          {finds.tests.map(({ testId, testName, suite }) => (
            <Item key={testId} value={`test ${testId}`} onSelect={() => go(`/tests/${encodeURIComponent(testId)}`)}>
              <span className="recorded truncate">{visibleText(testName)}</span>
              <span className="recorded ml-auto shrink-0 text-small text-ink-faint">{visibleText(suite)}</span>
            </Item>
          ))}
        </Group>
      )}
      {finds.recordings.length > 0 && (
        <Group heading="Recordings">
          {finds.recordings.map((row) => (
            <Item key={row.path} value={`recording ${row.path}`} onSelect={() => go(recordingHref(row.path))}>
              <span className="recorded max-w-[45%] shrink-0 truncate">
                {visibleText(row.problem ? row.path : row.input || row.path)}
              </span>
              <span className="recorded truncate text-ink-muted">
                {visibleText(row.problem ? row.problem.message : row.output)}
              </span>
              <span className="recorded ml-auto shrink-0 pl-2 font-mono text-code text-ink-faint">
                {visibleText(fileKeyOf(row.path))}
              </span>
            </Item>
          ))}
        </Group>
      )}
    </>
  );
}

function fileKeyOf(path: string): string {
  return path
    .slice(path.lastIndexOf("/") + 1)
    .replace(/\.json$/, "")
    .slice(0, 12);
}

function Group({ heading, children }: { heading: string; children: React.ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

function Item(props: { value: string; onSelect: () => void; children: React.ReactNode }) {
  return (
    <Command.Item
      {...props}
      className="flex h-8 cursor-default items-center gap-3 rounded-sm px-2 data-[selected=true]:bg-selected"
    />
  );
}

function Keys({ keys }: { keys: string }) {
  const mac = useMac();
  return (
    <span className="ml-auto">
      <Kbd keys={formatKeys(keys, mac)} />
    </span>
  );
}

function matches({ label }: PaletteCommand, words: string): boolean {
  const text = label.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
