"""A route in Google Calendar: its events, what a sync would change, the service, and the sign-in.

Google's client is imported by `google` and `sign_in` alone; all else is plain data.
"""
