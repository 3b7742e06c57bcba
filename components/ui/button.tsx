import type { ComponentProps } from "react";
import { type ButtonLook, buttonLook } from "@/components/ui/button-look";

export function Button({ tone, isSmall, className, type = "button", ...rest }: ComponentProps<"button"> & ButtonLook) {
  return (
    <button
      type={type}
      className={buttonLook({ ...(tone && { tone }), ...(isSmall && { isSmall }) }, className)}
      {...rest}
    />
  );
}
