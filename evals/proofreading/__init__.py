"""What the tasks on proofreading share: the data that they work on, and whether a finding is the defect that was made."""
