"""The questions that models are asked: for each what it says, what an answer is, and what that means."""
