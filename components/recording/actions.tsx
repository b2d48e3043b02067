"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { useDeleting } from "@/components/delete/use-deleting";
import { useRerecording } from "@/components/rerecord/use-rerecording";
import { useKeys } from "@/components/shell/keys";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";

const DuplicateDialog = dynamic(
  () => import("@/components/duplicate/duplicate-dialog").then((module) => module.DuplicateDialog),
  { ssr: false },
);

type Props = {
  path: string;
  testName: string;
  noCurl: string | null;
  /** Where to go when the recording is deleted. */
  after: string;
};

/** What else can be done with a recording. */
export function Actions({ path, testName, noCurl, after }: Props) {
  const router = useRouter();
  const { start, dialog } = useDeleting(() => router.push(after));
  const remove = start && (() => void start(async () => [path]));
  const [duplicating, setDuplicating] = useState(false);
  const duplicate = () => setDuplicating(true);
  const rerecording = useRerecording();
  const rerecord = rerecording.start && (() => rerecording.start?.(async () => [path]));
  useKeys([
    ...(rerecord ? [{ keys: ["r"], label: "Re-record…", run: rerecord }] : []),
    ...(remove
      ? [
          { keys: ["D"], label: "Duplicate the recording…", run: duplicate },
          { keys: ["d"], label: "Delete the recording…", run: remove },
        ]
      : []),
  ]);
  return (
    <>
      {dialog}
      {rerecording.dialog}
      {duplicating && <DuplicateDialog path={path} onClose={() => setDuplicating(false)} />}
      <Menu
        trigger={
          <IconButton label="More">
            <Ellipsis aria-hidden size={16} />
          </IconButton>
        }
      >
        {rerecord && (
          <>
            <MenuItem keys="r" onSelect={rerecord}>
              Re-record…
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        {noCurl === null && (
          <MenuItem onSelect={() => copy(() => fetchCurl(path), "the call as curl")}>Copy as curl</MenuItem>
        )}
        <MenuItem onSelect={() => copy(async () => path, "the path")}>Copy path</MenuItem>
        <MenuItem onSelect={() => router.push(`/explain?${new URLSearchParams({ path })}`)}>
          Similar recordings
        </MenuItem>
        {testName !== "" && (
          <MenuItem onSelect={() => copy(async () => testName, "the test's name")}>Copy test name</MenuItem>
        )}
        {remove && (
          <>
            <MenuSeparator />
            <MenuItem keys="D" onSelect={duplicate}>
              Duplicate…
            </MenuItem>
            <MenuItem keys="d" onSelect={remove}>
              Delete…
            </MenuItem>
          </>
        )}
        {noCurl !== null && (
          <>
            <MenuSeparator />
            <MenuLabel>
              <span className="block max-w-64 whitespace-normal">No curl: {noCurl}</span>
            </MenuLabel>
          </>
        )}
      </Menu>
    </>
  );
}

async function copy(read: () => Promise<string>, what: string) {
  try {
    await navigator.clipboard.writeText(await read());
    toast(`Copied ${what}.`);
  } catch (reason) {
    const refused = reason instanceof DOMException;
    const words = reason instanceof Error ? reason.message : String(reason);
    toast.error(refused ? "The browser refused the clipboard." : words);
  }
}

async function fetchCurl(path: string): Promise<string> {
  const response = await fetch(`/api/conversation/curl?${new URLSearchParams({ path })}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
