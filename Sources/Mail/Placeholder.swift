// The module's types follow.
