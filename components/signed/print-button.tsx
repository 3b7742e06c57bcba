"use client";

import { Printer } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";

/** Opens the browser's own print; while the page is open, the margin of every sheet says who printed it and when. */
export function PrintButton({ printLine }: { printLine: string }) {
  useEffect(() => {
    const root = document.documentElement;
    root.style.setProperty("--print-line", JSON.stringify(printLine));
    return () => {
      root.style.removeProperty("--print-line");
    };
  }, [printLine]);
  return (
    <Button tone="primary" onClick={() => window.print()}>
      <Printer aria-hidden="true" size={16} strokeWidth={1.6} />
      打印
    </Button>
  );
}
