import { Recordings } from "@/components/table/recordings";
import { getCatalog } from "@/lib/io/catalog";
import { rowsAnswerOf } from "@/lib/list/answer";
import { PAGE_ROWS } from "@/lib/list/wire";
import { formatListQuery, parseListState } from "@/lib/url-state/list-state";
import { paramsOf } from "./search-params";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const { query } = parseListState(paramsOf(await searchParams));
  const result = getCatalog().query(query, { offset: 0, limit: PAGE_ROWS });
  return <Recordings initial={{ key: formatListQuery(query), answer: rowsAnswerOf(result, null) }} />;
}
