import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t as door } from '../../doors/text.ts'

/** In one’s own menu: the way to how one comes in. */
export const SecurityItem = () => (
  <Menu.Item component={Link} to="/security">
    {door('security.title')}
  </Menu.Item>
)
