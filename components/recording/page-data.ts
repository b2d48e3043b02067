import { type ConversationData, conversationData, cutData } from "@/components/conversation/view";
import { testNameOf } from "@/lib/catalog/test-name";
import { conversationOf, dialectOf } from "@/lib/dialects";
import { formatBytes, formatQuantity, shortKey } from "@/lib/format/human";
import { curlOf } from "@/lib/recording/curl";
import { type KeyStatus, keyStatusOf } from "@/lib/recording/key";
import { keyNameOf } from "@/lib/recording/key/name";
import { sentenceOf } from "@/lib/recording/key/report";
import { hostOf, type Recording } from "@/lib/recording/recording";
import { type Fact, layoutOf } from "./facts";

/** Everything that a recording's page shows of the recording, as plain data. */
export type RecordingData = {
  conversation: ConversationData;
  chunks: number;
  testName: string;
  model: string;
  host: string;
  /** Why the call cannot be repeated as a command; null where it can. The command itself may be as long as the file. */
  noCurl: string | null;
  key: string | null;
  keyStatus: { status: KeyStatus["status"]; sentence: string };
  facts: Fact[];
};

/** `requestKey`: the key by the current rules, as the catalog computed it. */
export function recordingData(recording: Recording, size: number, requestKey: string | null): RecordingData {
  const conversation = conversationOf(recording);
  const nameKey = keyNameOf(recording.path).key;
  const status = keyStatusOf(recording, requestKey ?? undefined);
  const curl = curlOf(recording);
  return {
    conversation: cutData(conversationData(conversation)),
    chunks: conversation.response.chunks.length,
    testName: testNameOf(recording.testId),
    model: recording.model,
    host: hostOf(recording.url) || (recording.request.get("provider")?.string ?? ""),
    noCurl: curl.ok ? null : curl.reason,
    key: nameKey ?? requestKey,
    keyStatus: { status: status.status, sentence: sentenceOf(status) },
    facts: factsOf(recording, size, conversation.response.chunks.length, nameKey, requestKey),
  };
}

function factsOf(
  recording: Recording,
  size: number,
  chunks: number,
  nameKey: string | null,
  requestKey: string | null,
): Fact[] {
  const { path, doc, testId, status, url } = recording;
  const facts: (Fact | false)[] = [
    { name: "path", value: path, copy: path, mono: true },
    { name: "size", value: formatBytes(size), exact: formatQuantity(size, "byte") },
    chunks > 0 && { name: "stream", value: formatQuantity(chunks, "chunk") },
    testId !== null && { name: "test id", value: testId, copy: testId, mono: true },
    nameKey !== null && { name: "key in name", value: shortKey(nameKey), exact: nameKey, copy: nameKey, mono: true },
    requestKey !== null &&
      requestKey !== nameKey && {
        name: "request key",
        value: shortKey(requestKey),
        exact: requestKey,
        copy: requestKey,
        mono: true,
      },
    { name: "read as", value: dialectOf(recording).label },
    url !== "" && { name: "address", value: url, copy: url, mono: true },
    status !== null && { name: "HTTP status", value: String(status) },
    { name: "layout", value: layoutOf(doc) },
  ];
  return facts.filter((fact) => fact !== false);
}
