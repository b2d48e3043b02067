import type { Metadata } from "next";
import { explainText } from "@/app/actions/explain";
import { AboutRecording } from "@/components/explain/about-recording";
import { ExplainForm } from "@/components/explain/explain-form";
import { clueOfRecording } from "@/lib/explain/clue-of-recording";
import { getCatalog, indexed } from "@/lib/io/catalog";
import { downstreamIn } from "@/lib/io/downstream";
import { explainIn } from "@/lib/io/explain";
import { readRecording } from "@/lib/io/read-recording";

export const metadata: Metadata = { title: "Explain" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** `?key=` explains a key, `?path=` tells what is near a recording and what follows from its answer. */
export default async function ExplainPage({ searchParams }: Props) {
  const { key, path } = await searchParams;
  if (typeof path === "string") {
    const catalog = getCatalog();
    await indexed(catalog);
    const found = await readRecording(catalog, path);
    if (found?.opened.ok) {
      const { recording } = found.opened;
      const clue = clueOfRecording(recording);
      const answer = clue && explainIn(catalog, clue, path);
      return (
        <AboutRecording
          path={path}
          testId={recording.testId}
          answer={answer}
          downstream={await downstreamIn(catalog, path, recording.testId)}
        />
      );
    }
  }
  const text = typeof key === "string" ? key : "";
  return (
    <ExplainForm initialText={text} initial={text === "" ? null : await explainText(text)} explain={explainText} />
  );
}
