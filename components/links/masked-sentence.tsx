import { Lock } from "lucide-react";
import { protectedSentence } from "@/domain/prospect";

/** In the place of a prospect under another side's first talk. */
export const MaskedSentence = ({ protectedUntil }: { protectedUntil: string }) => (
  <span className="inline-flex items-start gap-2 text-sm text-ink-2">
    <Lock aria-hidden="true" size={14} strokeWidth={1.6} className="mt-0.75 shrink-0" />
    {protectedSentence(protectedUntil)}
  </span>
);
