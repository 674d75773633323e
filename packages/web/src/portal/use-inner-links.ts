import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { portalBase } from './own/portal-here.ts'

const isPlain = (event: MouseEvent) =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented

/** Links to clauses stay inside the application, wherever a shared part draws them: nothing is loaded anew. */
export const useInnerLinks = () => {
  const router = useRouter()
  useEffect(() => {
    const hear = (event: MouseEvent) => {
      const link =
        event.target instanceof Element
          ? event.target.closest<HTMLAnchorElement>(`a[href^="${portalBase}/policy#"]`)
          : null
      if (link === null || !isPlain(event)) return
      event.preventDefault()
      void router.navigate({ to: '/policy', hash: link.hash.slice(1) })
    }
    document.addEventListener('click', hear)
    return () => document.removeEventListener('click', hear)
  }, [router])
}
