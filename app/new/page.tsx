import type { Metadata } from "next";
import { CreatePage } from "@/components/create/create-page";
import { foldersOf } from "@/lib/create/address";
import { getCatalog, indexed } from "@/lib/io/catalog";

export const metadata: Metadata = { title: "New recording" };

/** Made anew for each visit: folders come and go. */
export const dynamic = "force-dynamic";

export default async function NewPage() {
  const catalog = getCatalog();
  await indexed(catalog);
  return <CreatePage folders={foldersOf(catalog.paths())} />;
}
