import { useNavigate } from '@tanstack/react-router'
import '../ui/dialog.css'
import './product-picker.css'
import { useProductAsked } from './use-product-asked.ts'

interface ProductPickerProps {
  readonly label: string
  /** What stands for all of them; without it the first product is meant while none is chosen. */
  readonly all?: string
}
/** Which product a screen is about, kept in its address; nothing where there is only one. */
export function ProductPicker({ label, all }: ProductPickerProps) {
  const navigate = useNavigate()
  const { products, product } = useProductAsked()
  if (products.length < 2) return null
  const choose = (key: string) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, product: key === '' ? undefined : key }),
      replace: true,
    })
  return (
    <select
      className="input product-picker"
      aria-label={label}
      value={product?.key ?? (all === undefined ? products[0]?.key : '')}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {all === undefined ? null : <option value="">{all}</option>}
      {products.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  )
}
