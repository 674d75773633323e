import { lazy, Suspense, useState } from 'react'
import { useMe } from '../session-gate.ts'

const AskPlace = lazy(() => import('./ask-place.tsx').then((module) => ({ default: module.AskPlace })))
const slot = 'mainstay.place-asked'

/** Asks where somebody works while that is a guess, until they say so or put it off in this browser. */
export function PlaceQuestion() {
  const { isPlaceGuessed, accountId, viewing } = useMe()
  const [isAsked, setIsAsked] = useState(() => localStorage.getItem(slot) === accountId)
  if (isPlaceGuessed !== true || viewing !== undefined || isAsked) return null
  const putOff = () => {
    localStorage.setItem(slot, accountId ?? '')
    setIsAsked(true)
  }
  return (
    <Suspense>
      <AskPlace onDone={putOff} />
    </Suspense>
  )
}
