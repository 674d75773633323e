import { request, tellViewing } from './request.ts'

const kept = 'mainstay.viewing'
let viewing: string | undefined

tellViewing(() => viewing)

/** The viewing in which this page is seen as somebody else; no secret: it is good beside its own session alone. */
export const currentViewing = (): string | undefined => viewing

/**
 * Takes a viewing from the address (`?viewing=`) and keeps it for this tab. For the portal, before anything is asked;
 * the console never sees as anybody else.
 */
export const resumeViewing = (): void => {
  const address = new URL(location.href)
  const given = address.searchParams.get('viewing')
  if (given !== null) {
    sessionStorage.setItem(kept, given)
    address.searchParams.delete('viewing')
    history.replaceState(history.state, '', address)
  }
  viewing = given ?? sessionStorage.getItem(kept) ?? undefined
}

/** Leaves the viewing, which may be over already, for the console. */
export const leaveViewing = async (): Promise<void> => {
  const viewingId = viewing
  viewing = undefined
  sessionStorage.removeItem(kept)
  if (viewingId !== undefined)
    await request('POST /viewings/:viewingId/end', { params: { viewingId } }).catch(() => undefined)
  location.replace('/console/accounts')
}
