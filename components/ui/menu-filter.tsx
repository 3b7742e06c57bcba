import { Chip, ChipButton } from "@/components/ui/chip";
import { Menu } from "@/components/ui/menu";

/** A filter with one value out of several: a menu while it has none, a chip to clear once it has. */
export function MenuFilter({
  name,
  value,
  clearHref,
  entries,
}: {
  name: string;
  value: string | undefined;
  clearHref: string;
  entries: { label: string; href: string }[];
}) {
  return value ? (
    <Chip label={value} clearHref={clearHref} />
  ) : (
    <Menu label={name} trigger={<ChipButton label={name} />} entries={entries} />
  );
}
