import { changePlatformsEndpoint } from '@mainstay/contracts/platforms'
import { listProductsEndpoint } from '@mainstay/contracts/products'
import { addCalendarDays, civilDateAt } from '@mainstay/policy/calendar'
import { type MatrixCell, type PlatformKind, readPlatform } from '@mainstay/policy/platforms'
import type { Stage } from './stage.ts'

const lines = ['9.x', '8.x', '7.x'] as const
/** `+` supported, `-` unsupported, a number: deprecated for so many days from today; blank: nothing said. */
type Sign = '+' | '-' | '' | number

const table: readonly (readonly [PlatformKind, string, readonly [Sign, Sign, Sign]])[] = [
  ['operating_system', 'RHEL 9', ['+', '+', '']],
  ['operating_system', 'RHEL 8', [182, '+', '+']],
  ['operating_system', 'Ubuntu 24.04', ['+', '-', '']],
  ['operating_system', 'Ubuntu 22.04', ['+', '+', '']],
  ['operating_system', 'Ubuntu 20.04', ['-', -61, '-']],
  ['operating_system', 'Debian 12', ['+', '+', '']],
  ['operating_system', 'Debian 11', ['-', 91, '']],
  ['operating_system', 'Windows Server 2022', ['+', '+', '']],
  ['operating_system', 'Windows Server 2019', [122, '+', '+']],
  ['database', 'PostgreSQL 17', ['+', '-', '-']],
  ['database', 'PostgreSQL 16', ['+', '+', '-']],
  ['database', 'PostgreSQL 15', ['+', '+', '']],
  ['database', 'PostgreSQL 14', [45, 45, '+']],
  ['database', 'PostgreSQL 13', ['-', '-', -20]],
  ['database', 'MySQL 8.0', [150, '+', '+']],
  ['cloud_service', 'AWS', ['+', '+', '+']],
  ['cloud_service', 'Azure', ['+', '+', '']],
  ['cloud_service', 'Google Cloud', ['+', '+', '']],
  ['cloud_service', 'Amazon S3', ['+', '+', '']],
  ['cloud_service', 'OpenStack', ['-', '-', '-']],
  ['hardware', 'x86-64', ['+', '+', '+']],
  ['hardware', 'ARM64', ['+', '-', '-']],
]

/** The support matrix of the product that is sold, as the product's people keep it. */
export async function writeMatrix(
  stage: Stage,
  {
    by,
    now,
    newId,
  }: { readonly by: { readonly personId: string }; readonly now: number; readonly newId: () => string },
): Promise<void> {
  const today = civilDateAt('UTC', now)
  const cellOf = (sign: Sign): MatrixCell | undefined => {
    if (sign === '') return undefined
    if (typeof sign === 'number') return { state: 'deprecated', until: addCalendarDays(today, sign) }
    return { state: sign === '+' ? 'supported' : 'unsupported' }
  }
  const rows = table.map(([kind, text, signs]) => ({
    id: newId(),
    ...(kind === 'hardware' ? { kind, name: text, version: null } : readPlatform(kind, text)),
    cells: Object.fromEntries(
      lines.flatMap((line, index) => {
        const cell = cellOf(signs[index] ?? '')
        return cell === undefined ? [] : [[line, cell]]
      }),
    ),
  }))
  const { items } = await stage.act(listProductsEndpoint, by, {})
  const [product] = items
  if (product)
    await stage.act(changePlatformsEndpoint, by, {
      params: { productId: product.id },
      body: { lines: [...lines], rows },
    })
}
