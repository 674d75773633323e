/** A key as it stands on the keyboard, beside the command it gives. */
export function KeyHint({ keys }: { readonly keys: string | readonly string[] }) {
  const all = typeof keys === 'string' ? [keys] : keys
  return (
    <span className="keys">
      {all.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
