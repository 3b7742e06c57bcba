"use client";

import { type ComponentProps, useId } from "react";
import { TextField } from "@/components/ui/text-field";

/** The park a project lands in: the known ones are offered, another may be typed. */
export function ParkInput({
  parks,
  value,
  onText,
  ...rest
}: ComponentProps<typeof TextField> & { parks: readonly string[]; value: string; onText: (text: string) => void }) {
  const listId = useId();
  return (
    <>
      <TextField {...rest} list={listId} value={value} onChange={(event) => onText(event.target.value)} />
      <datalist id={listId}>
        {parks.map((park) => (
          <option key={park} value={park} />
        ))}
      </datalist>
    </>
  );
}
