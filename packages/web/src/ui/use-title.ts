import { useEffect } from 'react'

/** Title of the browser's tab while the calling screen is shown. */
export const useTitle = (title: string) => {
  useEffect(() => {
    document.title = title
  }, [title])
}
