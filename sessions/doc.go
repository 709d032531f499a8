// Package sessions decides: what a policy dialogue is and what may happen in it.
package sessions
