import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlLook } from "@/components/ui/control-look";

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={clsx(controlLook, "h-auto! py-1.5", className)} {...rest} />;
}
