/** Speaks `message` politely when it changes; keep it mounted, and empty when there is nothing to say. */
export function LiveRegion({ message }: { message: string }) {
  return <output className="sr-only">{message}</output>;
}
