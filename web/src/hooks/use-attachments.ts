"use client";
import { useLocale } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { failureOf, type Failure } from "@/lib/errors";
import { removeAttachment, uploadAttachment } from "@/lib/data/attachments";
import { shrinkPicture } from "@/lib/chat/shrink-picture";
import type { MessageFile } from "@/lib/chat/types";
import { useBackend, useSupabase } from "@/lib/supabase/browser";

/** A file that is to go with the next question. */
export interface PendingFile {
  key: string;
  name: string;
  mimeType: string;
  size: number;
  /** From 0 to 1; 1 while it is being read. */
  progress: number;
  /** Once it can be sent. */
  file?: MessageFile;
  /** What the person should know of it: no text was found, or only a part of it is read. */
  remark?: "noText" | "truncated";
  failure?: Failure;
  /** A picture to show before the server has it. */
  preview?: string;
}

/** What the plan allows. */
export interface FileLimits {
  maxFiles: number;
  maxBytes: number;
}

/** Files of the question that is being written: uploads them as they come. */
export function useAttachments(userId: string, limits: FileLimits) {
  const client = useSupabase();
  const config = useBackend();
  const locale = useLocale();
  const [pending, setPending] = useState<PendingFile[]>([]);
  const uploads = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const running = uploads.current;
    return () => {
      for (const upload of running.values()) upload.abort();
    };
  }, []);
  const update = (key: string, changes: Partial<PendingFile>) =>
    setPending((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));

  async function upload(key: string, original: File) {
    const controller = new AbortController();
    uploads.current.set(key, controller);
    try {
      const file = await shrinkPicture(original);
      if (file.size > limits.maxBytes) throw { code: "attachment_too_large", details: { limit_mb: megabytes(limits.maxBytes) } };
      const stored = await uploadAttachment(client, config, {
        userId,
        file,
        locale,
        onProgress: (progress) => update(key, { progress }),
        signal: controller.signal,
      });
      const { id, name, mimeType, size, path, kind, chars, truncated } = stored;
      const remark = kind !== "image" && chars === 0 ? "noText" : truncated ? "truncated" : undefined;
      update(key, { file: { id, name, mimeType, size, path }, progress: 1, mimeType, size, remark });
    } catch (error) {
      if (!controller.signal.aborted) update(key, { failure: failureOf(error) });
    } finally {
      uploads.current.delete(key);
    }
  }

  /** Takes files on; those that the plan does not allow are shown with the reason. */
  function add(files: Iterable<File>) {
    let room = limits.maxFiles - pending.filter(({ failure }) => !failure).length;
    for (const file of files) {
      const key = crypto.randomUUID();
      const failure: Failure | undefined = file.size === 0
        ? { code: "attachment_empty" }
        // Pictures are made smaller first.
        : file.size > limits.maxBytes && !file.type.startsWith("image/")
        ? { code: "attachment_too_large", details: { limit_mb: megabytes(limits.maxBytes) } }
        : room-- <= 0
        ? { code: "too_many_attachments", details: { limit: limits.maxFiles } }
        : undefined;
      const preview = !failure && /^image\/(png|jpeg|webp|gif)$/.test(file.type) ? URL.createObjectURL(file) : undefined;
      setPending((all) => [...all, { key, name: file.name, mimeType: file.type, size: file.size, progress: 0, failure, preview }]);
      if (!failure) void upload(key, file);
    }
  }

  /** Takes a file off again, also from the server. */
  function remove(key: string) {
    uploads.current.get(key)?.abort();
    const one = pending.find((other) => other.key === key);
    if (one?.preview) URL.revokeObjectURL(one.preview);
    // A file that stays behind there is swept up later.
    if (one?.file) void removeAttachment(client, config, one.file.id).catch(() => {});
    setPending((all) => all.filter((other) => other.key !== key));
  }

  /** They have been sent. */
  function clear() {
    for (const { preview } of pending) if (preview) URL.revokeObjectURL(preview);
    setPending([]);
  }

  return {
    pending,
    ready: pending.flatMap(({ file }) => file ?? []),
    isUploading: pending.some(({ file, failure }) => !file && !failure),
    hasFailed: pending.some(({ failure }) => failure),
    add,
    remove,
    clear,
    restore: (files: MessageFile[]) => setPending(files.map(fromFile)),
  };
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_048_576);
}

function fromFile(file: MessageFile): PendingFile {
  return { key: file.id, name: file.name, mimeType: file.mimeType, size: file.size, progress: 1, file };
}
