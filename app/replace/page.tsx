import type { Metadata } from "next";
import { ReplacePage } from "@/components/replace/replace-page";
import { getCatalog, indexed } from "@/lib/io/catalog";
import { parseReplaceState } from "@/lib/url-state/replace-state";
import { paramsOf } from "../search-params";

export const metadata: Metadata = { title: "Find and replace" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  // A list of what is indexed so far would leave recordings out.
  await indexed(getCatalog());
  return <ReplacePage initial={parseReplaceState(paramsOf(await searchParams))} />;
}
