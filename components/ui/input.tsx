import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlLook } from "@/components/ui/control-look";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={clsx(controlLook, className)} autoComplete="off" {...rest} />;
}
