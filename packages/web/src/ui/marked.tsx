/** A sentence of the catalogue with parts between double stars in bold. Write `**{name}**` in the message. */
export function Marked({ text }: { readonly text: string }) {
  return text.split('**').map((part, index) => {
    const key = `${index} ${part}`
    return index % 2 === 0 ? <span key={key}>{part}</span> : <b key={key}>{part}</b>
  })
}
