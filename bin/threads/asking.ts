import { serveAsking } from "@/lib/io/takes/threads/serve";

serveAsking();
