import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonLook } from "@/components/ui/button-look";

export function ButtonLink({ tone, isSmall, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={buttonLook({ ...(tone && { tone }), ...(isSmall && { isSmall }) }, className)} {...rest} />;
}
