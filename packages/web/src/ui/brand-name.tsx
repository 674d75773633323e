import './brand-name.css'

interface BrandNameProps {
  readonly name: string
  readonly logoUrl: string | null
}
/** A portal's name with its logo; without one, its first letter on the accent. */
export function BrandName({ name, logoUrl }: BrandNameProps) {
  return (
    <span className="brand-name">
      {logoUrl === null ? (
        <span className="brand-letter" aria-hidden="true">
          {name.slice(0, 1).toLocaleUpperCase()}
        </span>
      ) : (
        <img className="brand-logo" src={logoUrl} alt="" />
      )}
      <span className="brand-words">{name}</span>
    </span>
  )
}
