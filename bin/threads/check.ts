import { serveChecks } from "@/lib/io/check/threads";

serveChecks();
