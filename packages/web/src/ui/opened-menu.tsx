import { Menu, type MenuProps } from '@mantine/core'
import { cloneElement, type ReactElement, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'

/** A button that takes a ref: any `<button>`. */
export type MenuButton = ReactElement<{ readonly ref?: Ref<HTMLButtonElement> }>

interface OpenedMenuProps extends Pick<MenuProps, 'position' | 'width'> {
  /** The button that was pressed. */
  readonly target: MenuButton
  readonly children: ReactNode
}
/**
 * A menu fetched when its button is first pressed: opens as it comes. Its button was drawn anew, so that it takes the
 * focus before the menu does; Escape then gives it back to where it was.
 */
export function OpenedMenu({ target, children, ...menu }: OpenedMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    button.current?.focus()
    setOpen(true)
  }, [])
  return (
    <Menu opened={isOpen} onChange={setOpen} withinPortal={false} {...menu}>
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
