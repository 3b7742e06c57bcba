"use client";

import { toast } from "sonner";

/** Reports a done thing that can be undone; errors and refusals stay on the page instead. */
export function reportDone(sentence: string, undo?: () => void): void {
  toast(sentence, undo ? { action: { label: "撤回", onClick: undo } } : {});
}
