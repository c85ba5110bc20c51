// lite decides about its experimental storage when it is loaded, so the switch is set first.
import "./lite_settings.ts";

export { App } from "@supabase/lite";
export { createPostgresConnection } from "@supabase/lite/postgres";
