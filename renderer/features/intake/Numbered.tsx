import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import './intake.css'

interface NumberedProps {
  readonly label: string
  readonly number: string
  readonly to: '/rmas' | '/jobs'
}

/** A number to say and write, large, and the way to its page. */
export const Numbered = ({ label, number, to }: NumberedProps) => (
  <div>
    <Text c="dimmed">{label}</Text>
    <Anchor component={Link} to={`${to}/${number}`} className="intake-number">
      {number}
    </Anchor>
  </div>
)
