import { Tag, type TagTone } from "@/components/ui/tag";
import { type ImportState, importStateLabels } from "@/domain/company-import";

const tones = {
  uploaded: "need",
  checking: "brand",
  checked: "need",
  running: "brand",
  done: "ok",
  failed: "bad",
  stopped: "warn",
  undoing: "brand",
  undone: "plain",
} satisfies Record<ImportState, TagTone>;

export function StateTag({ state }: { state: ImportState }) {
  return <Tag tone={tones[state]}>{importStateLabels[state]}</Tag>;
}
